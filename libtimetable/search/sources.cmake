# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_SEARCH_SOURCES
    chains.c
    choose.c
    even.c
    exchange.c
    force.c
    lists.c
    make.c
    moves.c
    reseat.c
    search.c
    state.c
    steps.c
    tabu.c
    tabu_make.c
    tabu_take.c
)
