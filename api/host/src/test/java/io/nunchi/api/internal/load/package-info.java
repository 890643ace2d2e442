/** Tests beside what they test. */
@NullMarked
package io.nunchi.api.internal.load;

import org.jspecify.annotations.NullMarked;
