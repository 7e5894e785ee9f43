/**
 * Notes of goods: NF-e (model 55) and NFC-e (model 65), layout 4.00: what they say, their access keys and QR codes.
 *
 * <p>Everything here and in the rooms below is immutable and thread-safe. From a shop's draft to a file of record:
 *
 * <ul>
 *   <li>{@code issuing}: drafts, and the formats that make a signed note of them;
 *   <li>{@code tax}: the tax groups of an item, and how determined taxes become them;
 *   <li>{@code rules}: the authority's rules, asked before a note is sent;
 *   <li>{@code signing}: certificates, keys and signatures;
 *   <li>{@code file} and {@code content}: files written, read back and judged, and all that a file may say;
 *   <li>{@code schema}: the official schemas by date;
 *   <li>{@code event}: what is told about a note after it was issued;
 *   <li>{@code message}: what the authority's services are asked and answer;
 *   <li>{@code simulation}: an authority that is played.
 * </ul>
 *
 * Sending is the business of an {@code Authorizer}.
 */
@NullMarked
package dev.backoffice.fiscal.br.nfe;

import org.jspecify.annotations.NullMarked;
