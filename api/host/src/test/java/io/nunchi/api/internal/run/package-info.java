/** Tests of the mailbox, the target frame rate and the listeners' thread. */
@NullMarked
package io.nunchi.api.internal.run;

import org.jspecify.annotations.NullMarked;
