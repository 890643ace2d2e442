/** Tests beside what they test. */
@NullMarked
package io.nunchi.loading.call;

import org.jspecify.annotations.NullMarked;
