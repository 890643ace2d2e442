/** Tests beside what they test. */
@NullMarked
package io.nunchi.loading.natives;

import org.jspecify.annotations.NullMarked;
