/** What camera and weather do to the picture. */
@NullMarked
package io.nunchi.scenes.internal.lens;

import org.jspecify.annotations.NullMarked;
