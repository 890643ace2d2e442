/** The threads that the host starts to load, call and watch plugins. */
@NullMarked
package io.nunchi.loading.internal.thread;

import org.jspecify.annotations.NullMarked;
