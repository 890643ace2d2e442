/** How much of a figure is chance: the block bootstrap. */
@NullMarked
package io.nunchi.accuracy.internal.chance;

import org.jspecify.annotations.NullMarked;
