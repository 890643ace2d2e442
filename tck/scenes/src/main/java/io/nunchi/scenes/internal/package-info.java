/** What the scenes are made of; nothing here is for others. */
@NullMarked
package io.nunchi.scenes.internal;

import org.jspecify.annotations.NullMarked;
