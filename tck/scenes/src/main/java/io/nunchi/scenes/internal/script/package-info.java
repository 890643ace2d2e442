/** The scripts of the scenes, and the events that follow from them. */
@NullMarked
package io.nunchi.scenes.internal.script;

import org.jspecify.annotations.NullMarked;
