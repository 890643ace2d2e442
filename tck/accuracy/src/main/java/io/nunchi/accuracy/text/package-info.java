/** Decodes text files as editors save them: byte order marks, UTF-16, any line end. */
@NullMarked
package io.nunchi.accuracy.text;

import org.jspecify.annotations.NullMarked;
