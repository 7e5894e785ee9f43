package dev.backoffice.core.command;

import dev.backoffice.core.context.CallContext;

/**
 * One command of a batch and who gives it. A batch may hold several tenants' commands; no command touches two tenants.
 *
 * @param context for which tenant and by whom
 * @param command what is asked
 */
public record HotCall<C extends Command>(CallContext context, C command) {}
