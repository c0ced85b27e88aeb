# Unit tests stand in one list per layer, unit/<layer>.cmake; a test is named <layer>_<file>.
foreach(layer IN LISTS TTB_LAYERS)
    include(unit/${layer}.cmake OPTIONAL)
endforeach()
