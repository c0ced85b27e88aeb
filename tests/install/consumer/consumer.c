#include <stdio.h>
#include <string.h>
#include <timetable.h>

int main(void)
{
    ttb_report *report = NULL;

    if (ttb_report_new(&report) != TTB_OK)
        return 1;
    ttb_report_free(report);
    printf("timetable %s, ABI %d\n", ttb_version(), (int)ttb_abi_version());
    return strcmp(ttb_status_text(TTB_OK), "no error") != 0;
}
