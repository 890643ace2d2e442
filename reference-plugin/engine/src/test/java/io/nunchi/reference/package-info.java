/** Tests of the plugin as a host sees it. */
@NullMarked
package io.nunchi.reference;

import org.jspecify.annotations.NullMarked;
