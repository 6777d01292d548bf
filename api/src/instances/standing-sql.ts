/** Where `i` (instance) stands among the recommended, as the contract has it. */
export const STANDING = `
  (select jsonb_build_object('band', coalesce(max(d.band), 5), 'reserves', '[]'::jsonb, 'newest_version', null,
                             'behind_days', null, 'share_of_network', null)
     from directory_entry d where d.instance_id = i.id)`;
