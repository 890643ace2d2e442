/** Tests of pictures and results. */
@NullMarked
package io.nunchi.api.frame;

import org.jspecify.annotations.NullMarked;
