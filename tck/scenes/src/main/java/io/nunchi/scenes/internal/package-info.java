/** Draws the frames of a scene from its script; nothing here is for others. */
@NullMarked
package io.nunchi.scenes.internal;

import org.jspecify.annotations.NullMarked;
