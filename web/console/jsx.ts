// What the tags in .tsx files become; web/build.mjs puts it into scope. The other way, a call of
// jsx() with an object for the children too, costs a kilobyte of the script.
export { Fragment, h } from 'preact';
