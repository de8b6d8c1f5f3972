"""What an analyst may have missed: proposals, each with its places and its reason, and never a sentence to a reader.

Nothing here is a claim, and nothing of it reaches a page. A proposal says *look at this*, in words of the sources
alone; whether there is anything in it is for a person to say, who can dismiss it for good with a reason.

Each kind of proposal is a module: what the desk has and a briefing leaves out (`absent_actors`, `unknown_names`,
`unused_sentences`), what stands against each other (`opposed`), what stands in another source as well (`elsewhere`),
what a new source may answer (`answered_gaps`), and what two articles have word for word (`copies`). `proposed` brings
them into one order. Sentences are compared by the words that say something, without their endings (`sentences`).
"""
