/** Things that move or are counted: people, vehicles, bags and trees. */
@NullMarked
package io.nunchi.scenes.internal.actor;

import org.jspecify.annotations.NullMarked;
