/** Tests of the class loaders of plugins and their tools. */
@NullMarked
package io.nunchi.loading.internal.plugin;

import org.jspecify.annotations.NullMarked;
