import { mount } from 'svelte';
import App from './App.svelte';
import { trustOwnStrings } from './ui/trusted-strings';
import './ui/theme.css';

trustOwnStrings();
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });
