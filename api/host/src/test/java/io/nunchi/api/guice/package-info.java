/** Tests of the Guice module. */
@NullMarked
package io.nunchi.api.guice;

import org.jspecify.annotations.NullMarked;
