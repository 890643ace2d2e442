/** Tests beside what they test. */
@NullMarked
package io.nunchi.api.guice;

import org.jspecify.annotations.NullMarked;
