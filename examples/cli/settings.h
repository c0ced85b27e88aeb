/* Options of the library from the command line. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "arguments.h"

/* Make options of the settings. Returns EXIT_DONE, or EXIT_USAGE after a message. Free them with
 * ttb_options_free() in any case. */
int settings_read(arguments *given);

#endif
