/* The thread's last error message. */
#ifndef CLASSIC_ERRORS_H
#define CLASSIC_ERRORS_H

#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
/* Sets the message: what went wrong, expected, found, how to fix. Too long messages are cut. */
void classic_error(const char *format, ...);

/* The message; empty when nothing has failed on this thread. */
const char *classic_error_text(void);

#endif
