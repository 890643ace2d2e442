/** Writes generated scenes into folders. */
@NullMarked
package io.nunchi.cli.internal.scene;

import org.jspecify.annotations.NullMarked;
