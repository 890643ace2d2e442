/** Tests of the text files that people's editors save. */
@NullMarked
package io.nunchi.accuracy.text;

import org.jspecify.annotations.NullMarked;
