/** Tests beside what they test. */
@NullMarked
package io.nunchi.api.internal;

import org.jspecify.annotations.NullMarked;
