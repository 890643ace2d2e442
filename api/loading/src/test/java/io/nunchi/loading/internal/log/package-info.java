/** Tests of the loggers that plugins are given. */
@NullMarked
package io.nunchi.loading.internal.log;

import org.jspecify.annotations.NullMarked;
