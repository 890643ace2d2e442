/** Tests of the plugins, and of the classic library through them. */
@NullMarked
package io.nunchi.nativelib.plugin;

import org.jspecify.annotations.NullMarked;
