# Files that every cmocka program gets. They see include/ only.
set(TTB_TEST_SUPPORT_SOURCES
)
