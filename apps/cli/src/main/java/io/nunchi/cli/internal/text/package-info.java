/** Lines of text for people: tables, durations, counts. */
@NullMarked
package io.nunchi.cli.internal.text;

import org.jspecify.annotations.NullMarked;
