/** What moves and what is counted: people, vehicles, bags; and trees. */
@NullMarked
package io.nunchi.tck.scene.internal.actor;

import org.jspecify.annotations.NullMarked;
