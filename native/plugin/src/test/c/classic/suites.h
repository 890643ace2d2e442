#ifndef NUNCHI_TEST_SUITES_H
#define NUNCHI_TEST_SUITES_H

/* Each suite is a file. */
void check_arguments(void);
void check_following(void);
void check_things(void);
void check_scale(void);
void check_pictures(void);
void check_formats(void);
void check_streams(void);
void check_memory(void);
void check_growth(void);

#endif
