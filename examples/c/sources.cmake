# Short programs in reading order, one file each; tests run them.
set(TTB_EXAMPLES
    01_first.c
    02_solve_file.c
    03_watch_and_cancel.c
    04_check.c
    05_verify.c
)
