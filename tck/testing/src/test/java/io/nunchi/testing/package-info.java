/** Tests beside the classes they test. */
@NullMarked
package io.nunchi.testing;

import org.jspecify.annotations.NullMarked;
