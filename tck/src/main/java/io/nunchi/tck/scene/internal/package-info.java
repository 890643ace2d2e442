/** What the scenes are made of; nothing here is for others. */
@NullMarked
package io.nunchi.tck.scene.internal;

import org.jspecify.annotations.NullMarked;
