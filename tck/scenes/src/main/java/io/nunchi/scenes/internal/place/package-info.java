/** Things that stand still: ground, buildings, lamps. */
@NullMarked
package io.nunchi.scenes.internal.place;

import org.jspecify.annotations.NullMarked;
