/**
 * The exact truth of a generated scene: targets with their boxes, events, and the lines and zones
 * that the events speak of.
 */
@NullMarked
package io.nunchi.scenes.truth;

import org.jspecify.annotations.NullMarked;
