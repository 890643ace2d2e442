/** Plugins that the JDK cannot construct. */
@NullMarked
package io.nunchi.tck.unfit;

import org.jspecify.annotations.NullMarked;
