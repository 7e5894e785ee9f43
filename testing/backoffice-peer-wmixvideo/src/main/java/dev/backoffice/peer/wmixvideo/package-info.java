/** The wmixvideo/nfe library, measured beside this one. */
@NullMarked
package dev.backoffice.peer.wmixvideo;

import org.jspecify.annotations.NullMarked;
