# Short programs in reading order, one file each; tests run them.
set(TTB_EXAMPLES
)
