/* Words that files use for constants; NULL at the end. */
#ifndef TTB_TEXT_WORDS_H
#define TTB_TEXT_WORDS_H

extern const char *const ttb__site_words[];
extern const char *const ttb__resource_words[];
extern const char *const ttb__day_words[];
extern const char *const ttb__rule_words[];
extern const char *const ttb__outcome_words[];
extern const char *const ttb__stop_words[];
extern const char *const ttb__argument_words[];
extern const char *const ttb__students_words[];
extern const char *const ttb__row_words[];

#endif
