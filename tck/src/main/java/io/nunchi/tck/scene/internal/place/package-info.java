/** What stands still: ground, buildings, lamps. */
@NullMarked
package io.nunchi.tck.scene.internal.place;

import org.jspecify.annotations.NullMarked;
