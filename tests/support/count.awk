# Count tests in the output of `ctest -V`: each function of a cmocka program, and each other test
# once. Prints "passed failed skipped". A cmocka program that failed without naming a function (it
# crashed, or its teardown failed) counts as one failure.

function number_before_colon(line) {
    sub(/:.*/, "", line)
    return line + 0
}
function first_number_after_bracket(line) {
    sub(/.*\] +/, "", line)
    return line + 0
}

/^[0-9]+: \[==========\] .*[Rr]unning/ { is_cmocka[number_before_colon($0)] = 1 }
/^[0-9]+: \[  PASSED  \] [0-9]+ test/ {
    passed += first_number_after_bracket($0)
}
/^[0-9]+: \[  FAILED  \] [0-9]+ test/ {
    failed += first_number_after_bracket($0)
    names_failures[number_before_colon($0)] = 1
}
/^[0-9]+: \[  SKIPPED \] [0-9]+ test/ { skipped += first_number_after_bracket($0) }
/^ *[0-9]+\/[0-9]+ +Test +#[0-9]+:/ {
    test = $0
    sub(/^[^#]*#/, "", test)
    test = number_before_colon(test)
    if ($0 ~ /\*\*\*Skipped/)
        skipped += !is_cmocka[test]
    else if ($0 ~ / Passed +[0-9.]+ sec/)
        passed += !is_cmocka[test]
    else
        failed += !names_failures[test]
}
END { print passed + 0, failed + 0, skipped + 0 }
