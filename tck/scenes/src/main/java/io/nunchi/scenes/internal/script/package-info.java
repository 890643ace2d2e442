/** Which scene has what, and what happens in it. */
@NullMarked
package io.nunchi.scenes.internal.script;

import org.jspecify.annotations.NullMarked;
