/** Tests that C and Java agree on every struct. */
@NullMarked
package io.nunchi.nativelib.internal.vision.layout;

import org.jspecify.annotations.NullMarked;
