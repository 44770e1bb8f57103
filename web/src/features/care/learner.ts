export type Learner = { readonly cohortId: string; readonly personId: string }
