/** Tests of the class loaders of plugins and their tools. */
@NullMarked
package io.nunchi.loading.internal.trust;

import org.jspecify.annotations.NullMarked;
