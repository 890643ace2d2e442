/** Tests beside what they test. */
@NullMarked
package io.nunchi.loading.log;

import org.jspecify.annotations.NullMarked;
