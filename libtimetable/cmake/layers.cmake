# The layers from the bottom up, and which others each may include (itself goes without saying).
# tests/lint/layers.py reads this table too.
set(TTB_LAYERS base model result proof prep mip formulation search bound solve insight text api)

set(TTB_SEES_base "")
set(TTB_SEES_model base)
set(TTB_SEES_result base model)
set(TTB_SEES_proof base model result)
set(TTB_SEES_prep base model)
set(TTB_SEES_mip base)
set(TTB_SEES_formulation base model prep mip result)
set(TTB_SEES_search base model prep result)
set(TTB_SEES_bound base model result proof mip)
set(TTB_SEES_solve base model result proof prep mip formulation search bound)
set(TTB_SEES_insight base model prep result formulation mip solve)
set(TTB_SEES_text base model result proof)
set(TTB_SEES_api base model result proof prep mip formulation search bound solve insight text)

# A layer's headers are included as "layer/file.h". For each layer there is a folder that holds
# nothing but a link to it, so that a target sees exactly the layers whose folders it is given.
foreach(layer IN LISTS TTB_LAYERS)
    set(folder ${PROJECT_BINARY_DIR}/include-${layer})
    file(MAKE_DIRECTORY ${folder})
    if(NOT EXISTS ${folder}/${layer})
        file(CREATE_LINK ${PROJECT_SOURCE_DIR}/libtimetable/${layer} ${folder}/${layer} SYMBOLIC)
    endif()
endforeach()

# Let a target include the public header, these layers, and what these layers may see.
function(ttb_let_see target)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include)
    foreach(layer IN LISTS ARGN)
        foreach(seen IN ITEMS ${layer} ${TTB_SEES_${layer}})
            target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/include-${seen})
        endforeach()
    endforeach()
endfunction()
